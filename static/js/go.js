// The field Go to: answers appear while one writes, as the page has them that is sent for
// the same words.
const form = document.querySelector(".go");
const field = form.querySelector("input");
const box = () => form.querySelector(".answers");
const links = () => [...box().querySelectorAll("a")];

let asked = field.value;
let timer = 0;

/** Brings the answers to what is written. */
async function answer() {
	const text = field.value.trim();
	if (text === asked) return;
	asked = text;
	if (!text) return box().replaceChildren();
	const url = new URL(form.dataset.go, location.href);
	for (const [name, value] of new FormData(form)) url.searchParams.append(name, value);
	const reply = await fetch(url);
	if (!reply.ok || text !== asked) return;
	const page = new DOMParser().parseFromString(await reply.text(), "text/html");
	box().replaceWith(page.querySelector(".answers"));
}

field.addEventListener("input", () => {
	clearTimeout(timer);
	timer = setTimeout(answer, 200);
});
form.addEventListener("submit", async (e) => {
	e.preventDefault();
	await answer();
	const first = links()[0];
	if (first) first.click();
	else if (field.value.trim()) field.select();
});
// A link that was gone to has answered.
form.addEventListener("click", (e) => {
	if (!e.target.closest("a")) return;
	field.value = asked = "";
	setTimeout(() => box().replaceChildren());
});
form.addEventListener("keydown", (e) => {
	const all = links();
	const at = all.indexOf(document.activeElement);
	const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[e.key];
	if (e.key === "Escape") {
		field.value = asked = "";
		box().replaceChildren();
		field.focus();
	} else if (to !== undefined && all.length) {
		e.preventDefault();
		(all[to] ?? field).focus();
	}
});
