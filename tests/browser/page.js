// What must hold for a page of glp1-report in a real browser.
// usage: node page.js CHROMIUM PAGE.html FOLDER-OF-ITS-TABLES PICTURES
'use strict';
const fs = require('fs');
const path = require('path');
const { Browser, Page } = require('./chromium.js');

const [, , chromium, html, tables, pictures] = process.argv;
const widths = [320, 360, 700, 701, 768, 920, 921, 1280];
let failed = 0, passed = 0;

function check(ok, what) {
	if (ok) {
		passed++;
		return;
	}
	failed++;
	console.log(`FAIL ${path.basename(html)}: ${what}`);
}

// Cells of all tables, as they are written.
function cells(folder) {
	const all = new Set();
	for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
		const text = fs.readFileSync(path.join(folder, file), 'utf8');
		for (const [, quoted, plain] of text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,\n]*))(?=,|\n|$)/gm))
			all.add(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
	}
	return all;
}

// The decimal text rounded half away from zero to as many decimals as the shown one has.
function rounds(cell, shown) {
	const text = shown.replace(/[$,]/g, '').replace('\u2212', '-');
	const decimals = (text.split('.')[1] || '').length;
	for (const shift of [0, 2]) { // as it is, or as percent
		let digits = cell.replace('-', '').split('.');
		let whole = digits[0] + (digits[1] || '').slice(0, shift).padEnd(shift, '0');
		let rest = (digits[1] || '').slice(shift).padEnd(decimals + 1, '0');
		let n = BigInt((whole || '0') + rest.slice(0, decimals)) + (rest[decimals] >= '5' ? 1n : 0n);
		let out = n.toString().padStart(decimals + 1, '0');
		out = decimals ? `${out.slice(0, -decimals)}.${out.slice(-decimals)}` : out;
		if (out === text.replace('-', ''))
			return true;
	}
	return false;
}

function luminance(color) {
	const [r, g, b] = color.match(/\d+/g).map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
	const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);
	return (x + 0.05) / (y + 0.05);
}

async function layout(page, scheme) {
	await page.media('screen', scheme);
	for (const width of widths) {
		await page.size(width, 900);
		const [wide, room] = await page.value('[document.documentElement.scrollWidth, innerWidth]');
		check(wide <= room, `${width} px, ${scheme}: the page is ${wide} wide`);
		const small = await page.value(`Math.min(99, ...[...document.querySelectorAll('svg.panel text')]
			.map((t) => t.getBoundingClientRect().height * 13 / 15))`);
		check(small >= 10, `${width} px: text of ${small} px in a picture`);
	}
}

// Each text against the ground it stands on.
async function colours(page, scheme) {
	const pairs = await page.value(`[...new Set([...document.querySelectorAll('body *')]
		.filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && !e.closest('svg'))
		.map((e) => {
			let ground = e;
			while (ground && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)')
				ground = ground.parentElement;
			return getComputedStyle(e).color + '|' + getComputedStyle(ground || document.body).backgroundColor;
		}))]`);
	for (const pair of pairs) {
		const [ink, ground] = pair.split('|');
		check(contrast(ink, ground) >= 4.5, `${scheme}: contrast of ${ink} on ${ground} is ${contrast(ink, ground).toFixed(2)}`);
	}
}

async function figures(page) {
	const known = cells(tables);
	const data = await page.value("[...document.querySelectorAll('main td data, main th data')].map((d) => [d.getAttribute('value'), d.textContent])");
	const sums = new Set(await page.value("[...document.querySelectorAll('.g data, tfoot data')].map((d) => d.getAttribute('value'))"));
	check(data.length > 20, `only ${data.length} figures`);
	for (const [value, text] of data) {
		check(known.has(value) || sums.has(value), `${value} is in no table`);
		check(rounds(value, text), `${value} reads ${text}`);
	}
	const days = await page.value("[...document.querySelectorAll('main td time')].map((d) => d.getAttribute('datetime'))");
	for (const day of days)
		check(known.has(day), `${day} is in no table`);
	const ids = await page.value("[...document.querySelectorAll('[id]')].map((e) => e.id)");
	check(new Set(ids).size === ids.length, 'an id is there twice');
	const loose = await page.value("[...document.querySelectorAll('a[href^=\"#\"], use')].map((a) => a.getAttribute('href').slice(1)).filter((id) => !document.getElementById(id))");
	check(loose.length === 0, `links to nowhere: ${loose}`);
	const bare = await page.value("[...document.querySelectorAll('table:not([hidden])')].filter((t) => !t.caption || !t.querySelector('th[scope]')).length");
	check(bare === 0, `${bare} tables without caption or scope`);
	const silent = await page.value("[...document.querySelectorAll('svg')].filter((s) => s.getAttribute('aria-hidden') !== 'true' && !(s.querySelector('title') && s.querySelector('desc'))).length");
	check(silent === 0, `${silent} pictures without text`);
}

(async () => {
	const browser = new Browser(chromium);
	const page = await Page.open(browser);
	const url = `file://${path.resolve(html)}`;
	await page.go(url, 1280, 900);
	await figures(page);
	for (const scheme of ['light', 'dark']) {
		await layout(page, scheme);
		await colours(page, scheme);
	}
	await page.media('screen', 'light');
	fs.mkdirSync(pictures, { recursive: true });
	for (const [name, width] of [['phone', 360], ['laptop', 1280]]) {
		await page.size(width, 900);
		await page.picture(path.join(pictures, name), width, 2000);
	}
	await page.media('screen', 'dark');
	await page.picture(path.join(pictures, 'dark'), 1280, 2000);
	await page.media('', 'light');
	await page.paper(path.join(pictures, 'a4.pdf'), 8.27, 11.69);
	await page.paper(path.join(pictures, 'letter.pdf'), 8.5, 11);
	check(page.requests.length === 1 && page.requests[0] === url, `it asked for ${page.requests}`);
	check(page.said.length === 0, `the console says ${page.said}`);
	check(await page.value('document.scripts.length') === 0, 'there is a script');
	browser.close();
	console.log(`${passed} passed, ${failed} failed`);
	process.exit(failed ? 1 : 0);
})().catch((e) => {
	console.log(`FAIL ${e.message}`);
	process.exit(1);
});
