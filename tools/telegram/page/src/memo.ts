import { Component, type VNode } from "preact";

/** The component, drawn again only when a property is another object. */
export function memo<P extends object>(draw: (props: P) => VNode) {
  return class extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const names = Object.keys(next) as (keyof P)[];
      return names.some((name) => next[name] !== this.props[name]);
    }

    override render(): VNode {
      return draw(this.props);
    }
  };
}
