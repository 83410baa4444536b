/** What organisers do: their contests, what belongs to each, and what belongs to all of them. */
import type { RoomProps } from "../../router";
import { Begin } from "./Begin";
import { Channels } from "./Channels";
import { ContestHome } from "./ContestHome";
import { Create } from "./Create";
import { Edit } from "./Edit";
import { FromTemplate } from "./FromTemplate";
import { Mine } from "./Mine";
import "./organise.css";
import { People } from "./People";
import { PointsOfContests } from "./PointsOfContests";
import { Posts } from "./Posts";
import { Preview } from "./Preview";
import { EditTask, NewTask } from "./TaskPages";
import { Tasks } from "./Tasks";

export default function Organise({ path }: RoomProps) {
  const [first, second, third, fourth] = path;
  if (!first) return <Mine />;
  if (first === "new") {
    if (second === "blank") return <Create />;
    return second === "template" && third ? <FromTemplate id={third} /> : <Begin />;
  }
  if (first === "channels") return <Channels />;
  if (first === "points") return <PointsOfContests />;
  if (second === "edit") return <Edit key={first} id={first} />;
  if (second === "people") return <People id={first} />;
  if (second === "posts") return <Posts id={first} />;
  if (second === "preview") return <Preview id={first} />;
  if (second === "tasks") {
    if (third === "new" && fourth) return <NewTask key={fourth} id={first} kind={fourth} />;
    return third ? <EditTask key={third} id={first} taskId={third} /> : <Tasks id={first} />;
  }
  return <ContestHome key={first} id={first} />;
}
