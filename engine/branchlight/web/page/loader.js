// Unpack the scripts of the page, and add them to it in order. The page allows each of them by its hash.
const textOf = (id) => document.getElementById(id).textContent;

function packedBytes() {
  const packed = atob(textOf("packed"));
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = packed.charCodeAt(i);
  return bytes;
}

async function load() {
  const unpacking = new DecompressionStream("deflate-raw");
  const writer = unpacking.writable.getWriter();
  writer.write(packedBytes());
  writer.close();
  const [runtime, page] = (await new Response(unpacking.readable).text()).split("\0");
  for (const source of [runtime, textOf("expressions"), page]) {
    const script = document.createElement("script");
    script.textContent = source;
    document.body.append(script);
  }
}

load().catch(() => (document.getElementById("older").hidden = false));
