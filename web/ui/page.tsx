import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { Mark } from "./strokes.tsx";

interface PageProps {
  /** Names the browser tab, and is told to screen readers on arrival through the focused heading. */
  readonly title: string;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** The interview hides the ways out of the room. */
  readonly isQuiet?: boolean;
}

/** The screens that are reached from every other one, in the order in which a person needs them. */
const ways = [
  { href: "/setup", name: "Interview" },
  { href: "/prepare", name: "Prepare" },
  { href: "/stories", name: "Stories" },
  { href: "/history", name: "History" },
  { href: "/rubric", name: "Rubric" },
  { href: "/settings", name: "Settings" },
];

/** The frame of every screen: name and ways on top, one column of content, a colophon below. */
export function Page({ title, children, footer, isQuiet = false }: PageProps) {
  const [location] = useLocation();
  useEffect(() => {
    document.title = `${title} · Hotseat`;
  }, [title]);
  useEffect(() => {
    if (hasArrived) window.scrollTo(0, 0);
  }, [location]);
  return (
    <div className="page">
      <header className="masthead">
        <Link href="/" className="masthead-name">
          <Mark />
          Hotseat
        </Link>
        {!isQuiet && (
          <nav aria-label="Main">
            {ways.map(({ href, name }) => (
              <Link key={href} href={href} aria-current={location.startsWith(href) ? "page" : undefined}>
                {name}
              </Link>
            ))}
          </nav>
        )}
      </header>
      <main>{children}</main>
      {!isQuiet && <footer className="colophon">{footer}</footer>}
    </div>
  );
}

let hasArrived = false;

/**
 * The heading of a screen. It takes the focus that the screen before left behind, so that keyboard and
 * screen reader go on from here; on the first screen of a visit the browser does that itself.
 */
export function Heading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasArrived && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
    hasArrived = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
