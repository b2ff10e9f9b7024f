/** What leads where, by the name of the action. Whatever leaves the state as it is moves nothing. */
export interface Moves<State extends string> {
  start: State;
  ends: readonly State[];
  moves: readonly { from: readonly State[]; to: State }[];
}

/** Which states of the table cannot be reached from its start, and from which no end can be reached. Empty: none. */
export function flawsOf<State extends string>(table: string, { start, ends, moves }: Moves<State>): string[] {
  const states = new Set<State>([start, ...moves.flatMap(({ from, to }) => [...from, to])]);
  const reach = (first: State): Set<State> => {
    const seen = new Set<State>([first]);
    for (const state of seen) for (const { from, to } of moves) if (from.includes(state)) seen.add(to);
    return seen;
  };
  const reachable = reach(start);
  return [...states].flatMap(state => [
    ...(reachable.has(state) ? [] : [`${table}: ${state} cannot be reached`]),
    ...(ends.some(end => reach(state).has(end)) ? [] : [`${table}: ${state} never ends`]),
  ]);
}
