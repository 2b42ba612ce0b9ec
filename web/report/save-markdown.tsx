import { measureDelivery } from "#core/report/delivery.ts";
import { reportToMarkdown } from "#core/report/markdown.ts";
import { reviewQuestions } from "#core/report/question-review.ts";
import type { Report } from "#core/report/report.ts";
import type { SessionEvent, SessionHeader } from "#core/transcript/session.ts";
import { eventsToTurns } from "#core/transcript/turns.ts";
import { fileNameOf, saveText } from "../history/save-to-file.ts";
import { readSessionPack } from "../setup/session-pack.ts";
import { useDeps } from "../use-deps.tsx";
import { noView, useOwnView } from "./own-view-desk.tsx";

interface SaveMarkdownProps {
  readonly header: SessionHeader;
  readonly events: readonly SessionEvent[];
  readonly report: Report;
}

const dateText = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });

/** Hands the person the whole report as text that any editor shows. */
export function SaveMarkdown({ header, events, report }: SaveMarkdownProps) {
  const { client, store } = useDeps();
  const ownView = useOwnView()?.view ?? noView;
  const save = async () => {
    const pack = await readSessionPack({ client, store }, header.setup.packHash);
    const turns = eventsToTurns(events);
    const text = reportToMarkdown({
      title: header.title,
      date: dateText.format(new Date(header.createdAt)),
      report,
      turns,
      ownView,
      reviews: reviewQuestions(report.grade, events, pack?.questions ?? []),
      measures: measureDelivery(turns, pack?.tools ?? []),
    });
    saveText(fileNameOf(header, "md"), "text/markdown", text);
  };
  return (
    <button type="button" className="button" onClick={() => void save()}>
      Save as Markdown
    </button>
  );
}
