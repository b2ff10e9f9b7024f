import { Component, type ReactNode } from 'react';
import { Failed } from './states.js';

/** A broken screen says so and can be tried again; the frame around it keeps working. */
export class Boundary extends Component<{ at: string; children: ReactNode }, { error: unknown; at: string }> {
  override state = { error: undefined as unknown, at: this.props.at };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  /** Another page is a new chance. */
  static getDerivedStateFromProps(props: { at: string }, state: { error: unknown; at: string }) {
    return props.at === state.at ? null : { at: props.at, error: undefined };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <main id="main" className="page" tabIndex={-1}>
        <Failed error={this.state.error} onRetry={() => window.location.reload()} />
      </main>
    );
  }
}
