import { lazy, Suspense } from "react";
import { Link, Route, Switch, useLocation } from "wouter";
import { HomePage } from "./setup/home-page.tsx";
import { ErrorBoundary } from "./ui/error-boundary.tsx";
import { Heading, Page } from "./ui/page.tsx";

const SetupPage = lazy(async () => ({ default: (await import("./setup/setup-page.tsx")).SetupPage }));
const InterviewPage = lazy(async () => ({ default: (await import("./interview/interview-page.tsx")).InterviewPage }));
const ReportPage = lazy(async () => ({ default: (await import("./report/report-page.tsx")).ReportPage }));
const SamplePage = lazy(async () => ({ default: (await import("./report/sample-page.tsx")).SamplePage }));
const HistoryPage = lazy(async () => ({ default: (await import("./history/history-page.tsx")).HistoryPage }));

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
          <Route path="/history" component={HistoryPage} />
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
