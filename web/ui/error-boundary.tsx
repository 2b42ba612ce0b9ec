import { Component, type ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
  /** A change of it (the address) tries again. */
  readonly resetKey: string;
}

/** A screen that broke says so, and the rest of the program goes on. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidUpdate(before: Props) {
    if (before.resetKey !== this.props.resetKey && this.state.error !== null) this.setState({ error: null });
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <div className="page">
        <main>
          <h1>This screen broke.</h1>
          <p>Your interviews are kept. Try again, or go back to the first screen.</p>
          <p className="notice-actions">
            <button type="button" className="button" data-primary onClick={() => this.setState({ error: null })}>
              Try again
            </button>
            <a className="button" href="/">
              First screen
            </a>
          </p>
        </main>
      </div>
    );
  }
}
