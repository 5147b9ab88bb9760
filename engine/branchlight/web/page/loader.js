// Unpacks the scripts of the page, and adds them to it in order. The page allows each of them by its hash.
const textOf = (id) => document.getElementById(id).textContent;

async function load() {
  const bytes = Uint8Array.from(atob(textOf("packed")), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const [runtime, page] = (await new Response(stream).text()).split("\0");
  for (const source of [runtime, textOf("story"), page]) {
    const script = document.createElement("script");
    script.textContent = source;
    document.body.append(script);
  }
}

load().catch(() => (document.getElementById("older").hidden = false));
