// The strip of all events on a phone. A box on it marks what the list shows; dragging the
// box, a tap on the strip and the keys of a slider bring the list there, also to another
// of its pages.
const strip = document.querySelector("[data-strip]");
const items = [...document.querySelectorAll("#events .rail > li[data-u]")].map((li) => ({ li, u: Number(li.dataset.u) }));
const pages = strip.dataset.pages?.split(" ").map(Number) ?? [];
const box = document.createElement("i");

box.className = "box";
box.dataset.box = "";
box.role = "slider";
box.tabIndex = 0;
box.ariaLabel = strip.dataset.strip;
box.ariaValueMin = "0";
box.ariaValueMax = "100";

/** How far down the sticky parts reach. */
const edge = () => strip.parentElement.getBoundingClientRect().bottom;

/** Puts the box around what is seen of the list. */
function show() {
	const from = edge();
	const seen = items.filter(({ li }) => {
		const { top, bottom } = li.getBoundingClientRect();
		return bottom > from + 8 && top < innerHeight;
	});
	if (!seen.length) return;
	const places = seen.map(({ u }) => u);
	const [lo, hi] = [Math.min(...places), Math.max(...places)];
	box.style.left = `min(${lo * 100}%, 100% - 26px)`;
	box.style.width = (hi - lo) * 100 + "%";
	box.ariaValueNow = String(Math.round(lo * 100));
	const dates = [seen[0], seen.at(-1)].map(({ li }) => li.querySelector("time")?.textContent ?? "");
	box.ariaValueText = dates[0] === dates[1] ? dates[0] : dates.join(" – ");
}

/** Brings an event of the list to the upper edge. */
function go(i) {
	const { li } = items[Math.min(Math.max(i, 0), items.length - 1)];
	scrollTo({ top: window.scrollY + li.getBoundingClientRect().top - edge() - 8, behavior: "instant" });
}

/** The event of the list that is nearest to a place. */
function nearest(u) {
	let best = 0;
	for (let i = 1; i < items.length; i++) if (Math.abs(items[i].u - u) < Math.abs(items[best].u - u)) best = i;
	return best;
}

/** The page of the list that has a place, from 1; 0 when there is one page. */
function pageOf(u) {
	const falls = pages.length > 1 && pages.at(-1) < pages[0];
	return pages.filter((start, i) => i === 0 || (falls ? start >= u : start <= u)).length;
}

const here = Number(new URL(location).searchParams.get("page")) || pageOf(items[0]?.u ?? 0);
const placeOf = (e) => {
	const { left, width } = strip.getBoundingClientRect();
	return Math.min(Math.max((e.clientX - left) / width, 0), 1);
};

strip.addEventListener("pointerdown", (e) => {
	if (e.button) return;
	strip.setPointerCapture(e.pointerId);
	go(nearest(placeOf(e)));
});
strip.addEventListener("pointermove", (e) => {
	if (strip.hasPointerCapture(e.pointerId)) go(nearest(placeOf(e)));
});
strip.addEventListener("pointerup", (e) => {
	const page = pageOf(placeOf(e));
	if (!page || page === here) return;
	const url = new URL(location.href);
	url.searchParams.delete("event");
	url.searchParams.set("page", page);
	url.hash = "events";
	location.href = url;
});
box.addEventListener("keydown", (e) => {
	const at = items.findIndex(({ li }) => li.getBoundingClientRect().bottom > edge() + 8);
	const to = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, Home: 0, End: items.length - 1 }[e.key];
	if (to === undefined) return;
	e.preventDefault();
	go(to);
});

let frame = 0;
const soon = () => (frame ||= requestAnimationFrame(() => ((frame = 0), show())));
if (items.length) {
	strip.append(box);
	addEventListener("scroll", soon, { passive: true });
	addEventListener("resize", soon);
	show();
}
