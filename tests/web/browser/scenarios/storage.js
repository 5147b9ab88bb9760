// Read where the browser refuses to keep anything, and where it has no room left.
module.exports = async (visits) => ({ refused: await refused(visits), full: await full(visits) });

async function refused(visits) {
  const context = await visits.context();
  await context.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("no", "SecurityError");
        },
      });
    }
  });
  const reader = await visits.open(context);
  const before = await reader.trouble();
  await reader.begin();
  await reader.choose(1);
  await reader.choose(1);
  return { before, after: await reader.trouble(), ...(await reader.offer()) };
}

async function full(visits) {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  const before = await reader.trouble();
  await reader.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; size /= 2) {
      try {
        for (let n = 0; ; n++) localStorage.setItem(`other ${size} ${n}`, "x".repeat(size));
      } catch {
        // No room for one of this size.
      }
    }
  });
  await reader.choose(1);
  const told = await reader.trouble();
  const panel = await savedInPanel(reader);
  await reader.choose(1);
  const later = await reader.offer();
  await reader.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith("other"))
      .forEach((key) => localStorage.removeItem(key)),
  );
  await reader.choose(1);
  const freed = await reader.trouble();
  await reader.reload();
  const again = await reader.text();
  await reader.press("s");
  const saves = await reader.page.locator(".saves strong").allInnerTexts();
  return { before, told, panel, later, freed, again, saves };
}

// Save the place, and return what the panel says.
async function savedInPanel(reader) {
  await reader.press("s");
  await reader.page.fill("#save-name", "Here");
  await reader.page.getByRole("button", { name: "Save this place" }).click();
  const said = [await reader.words("#said"), await reader.words("#panel .trouble")];
  await reader.close();
  return said;
}
