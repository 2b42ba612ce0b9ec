/** Said while the server is away: the marks are those of before. */
export const ReadingNotice = ({ isAway }: { readonly isAway: boolean }) =>
  isAway && (
    <p className="notice small" role="status">
      Hotseat is not running, so the marks are those from before. What you write is kept in this browser all the same.
    </p>
  );
