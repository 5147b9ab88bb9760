// Unpack the scripts of the page while it arrives, and add them to it in order. The page allows each by its hash.
const textOf = (id) => document.getElementById(id).textContent;

// Return the bytes of a text in base64. Browsers before 2025 lack the quicker way.
const bytesOf = (text) => Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

function unpacked() {
  const unpacking = new DecompressionStream("deflate-raw");
  const writer = unpacking.writable.getWriter();
  writer.write(bytesOf(textOf("packed")));
  writer.close();
  return new Response(unpacking.readable).text();
}

// Resolve once the whole page has arrived.
const arrived = new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));

async function load() {
  const [text] = await Promise.all([unpacked(), arrived]);
  const [runtime, page] = text.split("\0");
  for (const source of [runtime, textOf("expressions"), page]) {
    const script = document.createElement("script");
    script.textContent = source;
    document.body.append(script);
  }
}

load().catch(async () => {
  await arrived;
  document.getElementById("older").hidden = false;
});
