import { useEffect, useRef } from 'react';
import { PAGE_CSS, PAGE_SHEET_CSS } from '#domain/publish/page-style.ts';
import classes from './published-page.module.css';

interface PublishedPageProps {
  /** A whole page by `src/domain/publish`. */
  readonly html: string;
  readonly label: string;
}

/**
 * A published page as readers see it, and what the window's print puts on paper while it is shown. It is parsed without
 * scripts and lies in a shadow root, where the window's styles do not reach; the window's policy loads nothing for it,
 * and its links lead nowhere.
 */
export function PublishedPage({ html, label }: PublishedPageProps) {
  const screen = useRef<HTMLElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const host of [screen.current, paper.current]) if (host !== null) fill(host, html);
  }, [html]);
  useEffect(() => {
    const sheets = new CSSStyleSheet();
    sheets.replaceSync(PAGE_SHEET_CSS);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheets];
    // What is printed stands beside the window's own screen, which is not.
    const host = paper.current;
    if (host !== null) document.body.append(host);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== sheets);
      host?.remove();
    };
  }, []);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long page is scrolled with the keyboard. */}
      <section ref={screen} className={classes.screen} aria-label={label} tabIndex={0} />
      <div>
        <div ref={paper} className={classes.paper} data-print-sheet />
      </div>
    </>
  );
}

function fill(host: HTMLElement, html: string): void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  // A document from the parser never runs a script, nor do its nodes after they were moved here.
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const page = document.createElement('div');
  page.className = 'page';
  page.lang = parsed.documentElement.lang;
  page.dataset.draft = '';
  page.append(...parsed.body.childNodes);
  const style = new CSSStyleSheet();
  style.replaceSync(PAGE_CSS);
  root.adoptedStyleSheets = [style];
  root.replaceChildren(page);
  // Leading out of the window is refused by the main process; here it is not even tried.
  page.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a') !== null) event.preventDefault();
  });
}
