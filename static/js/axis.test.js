import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { elasticTicks, evenStep, evenTicks } from "./axis.js";
import { address, label, moment } from "./axiswords.js";
import { elastic, instant } from "./scale.js";

const read = (name) => JSON.parse(readFileSync(new URL("../../timeline/" + name, import.meta.url)));

test("a tick says what the server says", () => {
	const { axes, rows } = read("locale/testdata/ticks.json");
	assert.ok(rows.length >= 40);
	for (const row of rows) {
		const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = row.at;
		for (const [tag, want] of Object.entries(row.labels)) {
			const got = label(axes[tag], { year, month, day, hour, minute, second }, row.step);
			assert.deepEqual(got, want, `${tag} ${JSON.stringify(row.at)} ${row.step}`);
		}
	}
});

test("ticks stand where the server puts them", () => {
	for (const { lo, hi, units, knots, ticks } of read("layout/testdata/axes.json")) {
		let got;
		if (knots) {
			got = elasticTicks(elastic(knots), units);
		} else {
			const step = evenStep(BigInt(lo), BigInt(hi), units / Number(BigInt(hi) - BigInt(lo)));
			got = evenTicks(step, BigInt(lo), BigInt(hi), 5000);
		}
		assert.deepEqual(
			got.map((t) => [String(t.t), t.step.join(" "), t.major]),
			ticks,
			`${lo} to ${hi}, ${units} units`,
		);
	}
});

test("moments are named as exactly as a level needs", () => {
	const { axes } = read("locale/testdata/ticks.json");
	const t = instant(1944, 6, 6, 51000);
	const said = [35, 31, 30, 27, 26, 22, 21, 6].map((level) => [moment(axes.en, t, level), address(t, level)]);
	assert.deepEqual(said, [
		["1944", "1944"],
		["1944", "1944"],
		["June 1944", "1944-06"],
		["June 1944", "1944-06"],
		["6 June 1944", "1944-06-06"],
		["6 June 1944", "1944-06-06"],
		["6 June 1944 14:10", "@" + t],
		["6 June 1944 14:10", "@" + t],
	]);
	assert.equal(address(instant(-43), 40), "-0043");
	assert.equal(address(instant(-65000000), 50), "Y-65000000");
});
