import { startButtons } from "./buttons";
import { connect } from "./host";
import { startTheme } from "./theme";
import { startViewport } from "./viewport";

/** Before the first render: colours and sizes do not change under people's eyes. */
export function startBridge(): void {
  connect();
  startTheme();
  startViewport();
  startButtons();
}
