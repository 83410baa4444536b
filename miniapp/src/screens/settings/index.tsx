/** The person's account: language, notifications, sessions, and how to leave. */
import type { RoomProps } from "../../router";
import { Help } from "./Help";
import { Remove } from "./Remove";
import { Sessions } from "./Sessions";
import { Settings } from "./Settings";
import "./settings.css";

export default function Room({ path: [part] }: RoomProps) {
  if (part === "sessions") return <Sessions />;
  if (part === "delete") return <Remove />;
  if (part === "help") return <Help />;
  return <Settings />;
}
