/** What there is to do for each kind of task. */
import type { ComponentType } from "preact";
import type { Task } from "../reads";
import type { Kind } from "../tasks";
import { BuyTickets } from "./BuyTickets";
import { InviteFriends } from "./InviteFriends";
import { JoinChannels } from "./JoinChannels";
import { LookIn } from "./LookIn";
import { Question } from "./Question";
import { Quiz } from "./Quiz";
import { SecretCode } from "./SecretCode";
import { Visit } from "./Visit";

export interface DoingProps {
  contestId: string;
  task: Task;
}

export const DOING: Record<Kind, ComponentType<DoingProps>> = {
  join_channel: JoinChannels,
  secret_code: SecretCode,
  quiz: Quiz,
  daily: LookIn,
  visit: Visit,
  question: Question,
  points: BuyTickets,
  invite: InviteFriends,
};
