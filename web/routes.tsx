import { lazy, Suspense } from "react";
import { Link, Route, Switch, useLocation } from "wouter";
import { HomePage } from "./setup/home-page.tsx";
import { ErrorBoundary } from "./ui/error-boundary.tsx";
import { Heading, Page } from "./ui/page.tsx";

const screens = {
  setup: () => import("./setup/setup-page.tsx"),
  interview: () => import("./interview/interview-page.tsx"),
  report: () => import("./report/report-page.tsx"),
  sample: () => import("./report/sample-page.tsx"),
  prepare: () => import("./prepare/prepare-screens.tsx"),
  history: () => import("./history/history-page.tsx"),
  compare: () => import("./history/compare-page.tsx"),
  stories: () => import("./stories/stories-page.tsx"),
  story: () => import("./stories/story-page.tsx"),
  rubric: () => import("./rubric/rubric-page.tsx"),
  settings: () => import("./settings/settings-page.tsx"),
};
const SetupPage = lazy(async () => ({ default: (await screens.setup()).SetupPage }));
const InterviewPage = lazy(async () => ({ default: (await screens.interview()).InterviewPage }));
const ReportPage = lazy(async () => ({ default: (await screens.report()).ReportPage }));
const SamplePage = lazy(async () => ({ default: (await screens.sample()).SamplePage }));
const ComparePage = lazy(async () => ({ default: (await screens.compare()).ComparePage }));
const PrepareScreens = lazy(async () => ({ default: (await screens.prepare()).PrepareScreens }));
const HistoryPage = lazy(async () => ({ default: (await screens.history()).HistoryPage }));
const StoriesPage = lazy(async () => ({ default: (await screens.stories()).StoriesPage }));
const StoryPage = lazy(async () => ({ default: (await screens.story()).StoryPage }));
const RubricPage = lazy(async () => ({ default: (await screens.rubric()).RubricPage }));
const SettingsPage = lazy(async () => ({ default: (await screens.settings()).SettingsPage }));

/** Fetches all screens ahead, so that each of them opens also while the server is away. */
export async function fetchScreensAhead(): Promise<void> {
  await Promise.allSettled(Object.values(screens).map((load) => load()));
}

/** The screens in the order in which a person meets them. Only the first one is in the first load. */
export function Routes() {
  const [location] = useLocation();
  return (
    <ErrorBoundary resetKey={location}>
      <Suspense fallback={<Page title="Hotseat">{null}</Page>}>
        <Switch>
          <Route path="/" component={HomePage} />
          <Route path="/setup" component={SetupPage} />
          <Route path="/interview/:id">{({ id }) => <InterviewPage key={id} sessionId={id} />}</Route>
          <Route path="/report/:id">{({ id }) => <ReportPage key={id} sessionId={id} />}</Route>
          <Route path="/sample" component={SamplePage} />
          <Route path="/prepare/*?" component={PrepareScreens} />
          <Route path="/history" component={HistoryPage} />
          <Route path="/compare/:before/:after">
            {({ before, after }) => <ComparePage key={`${before} ${after}`} beforeId={before} afterId={after} />}
          </Route>
          <Route path="/stories" component={StoriesPage} />
          <Route path="/stories/:id">{({ id }) => <StoryPage key={id} storyId={id} />}</Route>
          <Route path="/rubric" component={RubricPage} />
          <Route path="/settings" component={SettingsPage} />
          <Route>
            <Page title="Not found">
              <Heading>There is nothing at this address.</Heading>
              <p>
                <Link href="/">Go to the first screen</Link>
              </p>
            </Page>
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}
