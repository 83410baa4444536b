export { Badge, Button, Picture, Progress, Segments, Tabs } from "./controls";
export { useDraft } from "./draft";
export { ExportButton } from "./export";
export { Select, TextArea, TextField, Toggle } from "./fields";
export { Icon, type IconName } from "./icons";
export { Card, Link, List, Page, Row } from "./layout";
export { confirm, copy, Sheet, toast } from "./overlays";
export { Empty, ProblemNote, Skeleton, State, WayIn, Wrong } from "./states";
