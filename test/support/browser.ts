/** What a browser does with addresses and cookies, and nothing of what it shows. Cookies belong to a host and port. */
export class TestBrowser {
  private readonly cookies = new Map<string, Map<string, string>>();

  cookieOf(url: string): string {
    return [...(this.cookies.get(new URL(url).host) ?? [])].map(pair => pair.join('=')).join('; ');
  }

  forget(): void {
    this.cookies.clear();
  }

  /** Somebody has got hold of these. */
  take(from: TestBrowser): void {
    for (const [host, jar] of from.cookies) this.cookies.set(host, new Map(jar));
  }

  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { cookie: this.cookieOf(url), ...init.headers },
    });
    const host = new URL(url).host;
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  /** Follows redirects until one leads to where it should stop, or to a page. */
  async visit(url: string, stop: (at: URL) => boolean = () => false): Promise<URL> {
    let at = new URL(url);
    for (let hops = 0; hops < 12; hops += 1) {
      const { headers, body } = await this.fetch(at.href);
      await body?.cancel();
      const to = headers.get('location');
      if (to === null) return at;
      at = new URL(to, at);
      if (stop(at)) return at;
    }
    throw new Error(`There are too many redirects; the last one led to ${at.href}.`);
  }
}
