// Unpack the style and the scripts of the page while it arrives, and add them in order. The page allows each by its hash.
// An old browser cannot read this script at all, so the page says that it is too old until this line is executed.
document.documentElement.className = "able";

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

function add(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  document.head.append(made);
}

// Resolve once the whole page has arrived.
const arrived = new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));

async function load() {
  const [runtime, page, style] = (await unpacked()).split("\0");
  add("style", style);
  await arrived;
  for (const source of [runtime, textOf("expressions"), page]) add("script", source);
}

load().catch(() => (document.documentElement.className = ""));
