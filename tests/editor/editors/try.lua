-- Completes, shows and renames in Neovim, as the docs set it up, and prints what it saw as JSON.

local said = {}

local function wait(what, holds)
  local found
  if not vim.wait(30000, function() found = holds() return found end, 20) then
    io.stderr:write("waited in vain: " .. what .. "\n")
    vim.cmd("cquit")
  end
  return found
end

local function search(pattern, offset)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search(pattern) > 0, pattern)
  local place = vim.fn.getpos(".")
  vim.fn.cursor(place[2], place[3] + offset)
end

vim.cmd("edit " .. vim.fn.fnameescape(vim.env.SCENE))
wait("the server", function()
  for _, client in pairs(vim.lsp.buf_get_clients(0)) do
    if client.initialized then return true end
  end
end)

search("go: lit", 0)
vim.api.nvim_set_current_line("    go: l")
wait("a mistake", function() return vim.diagnostic.get(0)[1] end)
said.mistake = vim.diagnostic.get(0)[1].message
local function look(rounds)
  local items = vim.fn.complete_info({ "items" }).items
  if #items == 0 and rounds > 0 then
    vim.defer_fn(function() look(rounds - 1) end, 50)
    return
  end
  said.completed = vim.tbl_map(function(item) return item.word end, items)
  vim.api.nvim_input("<C-e><Esc>")
end
vim.defer_fn(function() look(200) end, 50)
vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes("A<C-x><C-o>", true, false, true), "n", false)
vim.api.nvim_feedkeys("", "x!", false)
vim.api.nvim_set_current_line("    go: lit")
wait("no mistake", function() return #vim.diagnostic.get(0) == 0 end)

search("go: lit", 5)
vim.lsp.buf.hover()
local window = wait("the hover", function()
  for _, each in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(each).relative ~= "" then return each end
  end
end)
said.hover = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\n")

search("go: lit", 5)
vim.lsp.buf.rename("lighted")
wait("the new name", function() return vim.fn.search("go: lighted", "nw") > 0 end)
search("{oil > 1", 2)
vim.lsp.buf.rename("lamp_oil")
wait("the new state", function() return vim.fn.search("lamp_oil > 1", "nw") > 0 end)
vim.cmd("wall")

vim.fn.writefile({ vim.fn.json_encode(said) }, vim.env.SAID)
vim.cmd("qall!")
