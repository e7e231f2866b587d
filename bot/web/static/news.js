// The page of news for people: the same list for everybody, compared on the phone.
import { fetchNews, isOurs } from "./concern.js";

const found = document.getElementById("found"), tags = document.getElementById("tags");

try {
  const page = await fetchNews();
  for (const tag of page.tags) {
    const row = document.createElement("li");
    row.textContent = tag;
    tags.append(row);
  }
  found.textContent = (await isOurs(page)) ? found.dataset.news : found.dataset.none;
} catch {
  found.textContent = found.dataset.failed;
}
