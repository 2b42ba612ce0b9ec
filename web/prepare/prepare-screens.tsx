import { Link, Route, Switch } from "wouter";
import { Heading, Page } from "../ui/page.tsx";
import { useDeps, useSource } from "../use-deps.tsx";
import { pageAt } from "./page-address.ts";
import { PreparePage } from "./prepare-page.tsx";
import { PrepareProblems } from "./prepare-problems.tsx";
import { ReadingPage } from "./reading-page.tsx";
import { RehearsePage } from "./rehearse-page.tsx";
import "./prepare.css";

/** The reference material: the list, a page to read, the same page with its answers covered. */
export function PrepareScreens() {
  const { prepare } = useDeps();
  const reply = useSource(prepare);
  if (reply === null) return <Page title="Prepare">{null}</Page>;
  if (!reply.ok) {
    return (
      <Page title="Prepare">
        <Heading>Prepare</Heading>
        <PrepareProblems reply={reply} />
      </Page>
    );
  }
  const { pages } = reply.value;
  return (
    <Switch>
      <Route path="/prepare">
        <PreparePage reply={reply.value} />
      </Route>
      <Route path="/prepare/:address/rehearse">
        {({ address }) => {
          const page = pageAt(address, pages);
          return page === null ? (
            <NoSuchPage />
          ) : (
            <RehearsePage key={`${page.packId}/${page.id}`} page={page} address={address} />
          );
        }}
      </Route>
      <Route path="/prepare/:address">
        {({ address }) => {
          const page = pageAt(address, pages);
          return page === null ? <NoSuchPage /> : <ReadingPage page={page} reply={reply.value} />;
        }}
      </Route>
    </Switch>
  );
}

function NoSuchPage() {
  return (
    <Page title="Not found">
      <Heading>There is no such page in your packs.</Heading>
      <p>
        <Link href="/prepare">See all pages</Link>
      </p>
    </Page>
  );
}
