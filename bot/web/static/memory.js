// What the page remembers: in this tab only, gone with the tab, with 清除 and with 离开.
const SENDER = "sender", ENTRIES = "entries";

export function senderId() {
  let id = sessionStorage.getItem(SENDER);
  if (!id) {
    id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    sessionStorage.setItem(SENDER, id);
  }
  return id;
}

export function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(ENTRIES)) ?? [];
  } catch {
    return [];
  }
}

export function remember(entry) {
  sessionStorage.setItem(ENTRIES, JSON.stringify([...remembered(), entry]));
}

export function forgetMemory() {
  sessionStorage.clear();
}
