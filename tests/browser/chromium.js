// Chromium over its debugging pipe: no port is opened and no package is needed.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

// What listens gets each event; send(method, params, session) resolves to the result.
class Browser {
	constructor(program) {
		this.profile = fs.mkdtempSync(path.join(os.tmpdir(), 'browser-'));
		this.child = spawn(program, ['--headless=new', '--no-sandbox', '--disable-gpu',
			'--hide-scrollbars', '--no-first-run', '--disable-extensions', '--disable-sync',
			'--disable-background-networking', '--disable-component-update',
			`--user-data-dir=${this.profile}`, '--remote-debugging-pipe', 'about:blank'],
			{ stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
		this.id = 0;
		this.waiting = new Map();
		this.listeners = [];
		let text = '';
		this.child.stdio[4].on('data', (data) => {
			text += data;
			const messages = text.split('\0');
			text = messages.pop();
			messages.forEach((m) => this.take(JSON.parse(m)));
		});
	}

	take(m) {
		if (!m.id) {
			this.listeners.forEach((f) => f(m));
			return;
		}
		const { resolve, reject } = this.waiting.get(m.id);
		this.waiting.delete(m.id);
		if (m.error)
			reject(new Error(m.error.message));
		else
			resolve(m.result);
	}

	send(method, params, sessionId) {
		const id = ++this.id;
		this.child.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0');
		return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
	}

	close() {
		this.child.kill('SIGKILL');
		/* its children may still write there: after a second of trying it is left to /tmp */
		try {
			fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 4, retryDelay: 100 });
		} catch {}
	}
}

// A page: what it asked for and what it said are kept from its beginning on.
class Page {
	static async open(browser) {
		const page = new Page();
		const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
		const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
		page.send = (method, params) => browser.send(method, params, sessionId);
		page.requests = [];
		page.said = [];
		browser.listeners.push((m) => m.sessionId === sessionId && page.hear(m));
		for (const domain of ['Page', 'Network', 'Log', 'Runtime'])
			await page.send(`${domain}.enable`);
		return page;
	}

	hear({ method, params }) {
		if (method === 'Network.requestWillBeSent')
			this.requests.push(params.request.url);
		else if (method === 'Log.entryAdded')
			this.said.push(params.entry.text);
		else if (method === 'Runtime.consoleAPICalled' || method === 'Runtime.exceptionThrown')
			this.said.push(JSON.stringify(params));
		else if (method === 'Page.loadEventFired' && this.loaded)
			this.loaded();
	}

	async go(url, width, height) {
		await this.size(width, height);
		const done = new Promise((resolve) => { this.loaded = resolve; });
		await this.send('Page.navigate', { url });
		await done;
	}

	size(width, height) {
		return this.send('Emulation.setDeviceMetricsOverride',
			{ width, height, deviceScaleFactor: 1, mobile: false });
	}

	media(type, scheme) {
		return this.send('Emulation.setEmulatedMedia',
			{ media: type, features: [{ name: 'prefers-color-scheme', value: scheme }] });
	}

	async value(expression) {
		const { result, exceptionDetails } = await this.send('Runtime.evaluate',
			{ expression, returnByValue: true, awaitPromise: true });
		if (exceptionDetails)
			throw new Error(exceptionDetails.exception.description);
		return result.value;
	}

	// The whole page, in pictures of at most so many pixels: NAME-1.png ...
	async picture(name, width, part) {
		const height = await this.value('document.documentElement.scrollHeight');
		for (let y = 0, n = 1; y < height; y += part, n++) {
			const { data } = await this.send('Page.captureScreenshot', { captureBeyondViewport: true,
				clip: { x: 0, y, width, height: Math.min(part, height - y), scale: 1 } });
			fs.writeFileSync(`${name}-${n}.png`, Buffer.from(data, 'base64'));
		}
	}

	async paper(name, width, height) {
		const { data } = await this.send('Page.printToPDF',
			{ paperWidth: width, paperHeight: height, preferCSSPageSize: true, printBackground: false });
		fs.writeFileSync(name, Buffer.from(data, 'base64'));
	}
}

module.exports = { Browser, Page };
