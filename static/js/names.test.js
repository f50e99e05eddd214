import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dateWidth, layout, titleWidth, wrap } from "./names.js";

const charts = JSON.parse(readFileSync(new URL("../../timeline/layout/names/testdata/charts.json", import.meta.url)));

/** What the fixture says of an item: row of the bar, then the name. */
const told = ({ bar, name: n }) => {
	if (!n) return [bar];
	return [bar, n.from, n.u ?? null, n.side === 1 || n.side === "before", n.inside === true, n.row, n.w, n.date, n.whole, n.lines];
};

test("names stand where the server puts them", () => {
	assert.equal(charts.length, 30);
	for (const { name, options, events, height, rows, want } of charts) {
		const chart = layout(events, options);
		assert.equal(chart.height, height, name);
		assert.deepEqual(
			chart.bands.map((b) => b.rows),
			rows,
			name,
		);
		const got = Object.fromEntries(chart.items.map((it) => [it.e.id, told(it)]));
		for (const e of events) {
			const [bar, ...rest] = got[e.id];
			if (rest.length && rest[1] === null) rest[1] = e.u0;
			assert.deepEqual([bar, ...rest], want[e.id], name + " " + e.id);
		}
	}
});

test("names are the same for every order of the events", () => {
	for (const { name, options, events, want } of charts.slice(0, 8)) {
		const chart = layout([...events].reverse(), options);
		for (const it of chart.items) assert.equal(it.name?.row, want[it.e.id][5], name + " " + it.e.id);
	}
});

test("titles are broken evenly, and what does not fit is cut", () => {
	assert.deepEqual(wrap("The Cambrian explosion", 2).lines, ["The Cambrian", "explosion"]);
	assert.deepEqual(wrap("", 2), { lines: [""], width: 0, whole: true });
	const long = wrap("x".repeat(10_000), 2, true);
	assert.ok(!long.whole && long.width <= 212 && long.lines.at(-1).endsWith("…"), long.lines.join());
	assert.ok(titleWidth("Shqipëria", true) > titleWidth("Shqipëria", false));
	assert.equal(dateWidth("1912"), Math.ceil((4 * 70 * 12) / 100));
});
