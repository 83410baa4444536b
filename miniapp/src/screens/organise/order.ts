/** The order of tasks: by their positions, and where two have the same by their age. */
export interface Placed {
  id: string;
  position: number;
}

/** What has to change so that the task at an index comes one place sooner. */
export function movedUp(tasks: readonly Placed[], index: number): Placed[] {
  const order = [...tasks];
  const [task] = order.splice(index, 1);
  if (!task || index === 0) return [];
  order.splice(index - 1, 0, task);
  const positions = tasks.map(({ position }) => position);
  const areApart = new Set(positions).size === positions.length;
  return order
    .map(({ id }, place) => ({ id, position: (areApart ? positions[place] : undefined) ?? place }))
    .filter(({ id, position }) => tasks.find((each) => each.id === id)?.position !== position);
}
