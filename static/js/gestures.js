// What a hand does on a chart, told as movements of what is drawn.
//
// Dragging, pinching, a wheel with Ctrl and a wheel to the side move it. A plain
// wheel and a swipe up or down are left to the page. Keys act only while the
// focus is in the chart, and never while someone types.

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Calls step with 0 … 1 for a while; at once with 1 where motion is not wanted. */
export function glide(step, duration = 220) {
	if (still.matches) {
		step(1);
		return () => {};
	}
	let frame;
	const start = performance.now();
	const next = (now) => {
		const part = Math.min(Math.max((now - start) / duration, 0), 1);
		step(1 - (1 - part) ** 3);
		frame = part < 1 ? requestAnimationFrame(next) : 0;
	};
	frame = requestAnimationFrame(next);
	return () => cancelAnimationFrame(frame);
}

/** Listens on an element. on has pan(px), zoom(factor, px), throw(px a ms), stop() and settle(). */
export function listen(el, on) {
	const held = new Map(); // pointers by id
	let moved = false;
	let speed = 0; // px a ms
	let last = 0;

	let left = 0; // of the element; it does not move while it is held
	const place = (e) => {
		if (!held.size) left = el.getBoundingClientRect().left;
		return e.clientX - left;
	};
	const spread = () => {
		const [a, b] = [...held.values()];
		return { apart: Math.max(Math.abs(a - b), 20), between: (a + b) / 2 };
	};

	el.addEventListener("pointerdown", (e) => {
		if (e.button || held.size === 2) return;
		on.stop();
		held.set(e.pointerId, place(e));
		if (held.size === 1) moved = false;
		speed = 0;
		last = e.timeStamp;
	});
	el.addEventListener("pointermove", (e) => {
		if (!held.has(e.pointerId)) return;
		const from = held.get(e.pointerId);
		const to = place(e);
		if (!moved && held.size === 1 && Math.abs(to - from) < 4) return;
		if (!moved) {
			moved = true;
			el.setPointerCapture(e.pointerId);
			el.classList.add("held");
		}
		if (held.size === 2) {
			const before = spread();
			held.set(e.pointerId, to);
			const after = spread();
			on.pan(after.between - before.between);
			on.zoom(after.apart / before.apart, after.between);
			return;
		}
		held.set(e.pointerId, to);
		on.pan(to - from);
		const took = Math.max(e.timeStamp - last, 1);
		speed = 0.6 * speed + 0.4 * ((to - from) / took);
		last = e.timeStamp;
	});
	const release = (e) => {
		if (!held.delete(e.pointerId) || held.size) return;
		el.classList.remove("held");
		if (!moved) return;
		if (e.type === "pointerup" && e.timeStamp - last < 60 && Math.abs(speed) > 0.2 && !still.matches) on.throw(speed);
		else on.settle();
	};
	el.addEventListener("pointerup", release);
	el.addEventListener("pointercancel", release);
	// A drag that ends on a link does not follow it.
	el.addEventListener(
		"click",
		(e) => {
			if (!moved) return;
			e.preventDefault();
			e.stopPropagation();
			moved = false;
		},
		true,
	);
	el.addEventListener("dragstart", (e) => e.preventDefault());
	el.addEventListener("selectstart", (e) => held.size && e.preventDefault());

	el.addEventListener(
		"wheel",
		(e) => {
			const aside = Math.abs(e.deltaX) > Math.abs(e.deltaY);
			if (!e.ctrlKey && !aside) return;
			e.preventDefault();
			on.stop();
			const line = e.deltaMode ? 16 : 1;
			if (e.ctrlKey) on.zoom(Math.exp(-Math.max(-60, Math.min(60, e.deltaY * line)) * 0.006), place(e));
			else on.pan(-e.deltaX * line);
			on.settle();
		},
		{ passive: false },
	);
}

/** What a key asks for; nothing when it is not meant for a chart. */
export function wish(e) {
	if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return "";
	if (e.target.closest("input, textarea, select, [contenteditable]")) return "";
	return (
		{
			ArrowLeft: "earlier",
			ArrowRight: "later",
			"+": "closer",
			"=": "closer",
			"-": "wider",
			Home: "start",
			End: "end",
			0: "whole",
			Escape: "whole",
		}[e.key] ?? ""
	);
}
