// The same route in JavaScript: Hono with @hono/zod-openapi.
import { OpenAPIHono, createRoute, z } from "@hono/zod-openapi";

const text = z.string().min(1).max(64);
const amount = z.number().int().min(1).max(1_000_000);
const item = z.strictObject({ kind: z.literal("item"), sku: text, quantity: amount, price: amount, note: text.optional() });
const gift = z.strictObject({ kind: z.literal("gift"), recipient: text, greeting: text, quantity: amount });
const order = z.strictObject({ customer: text, items: z.array(z.discriminatedUnion("kind", [item, gift])), comment: text.optional() });

const route = createRoute({
  method: "post",
  path: "/v1/stores/{store_id}/orders",
  request: {
    params: z.object({ store_id: z.uuid() }),
    query: z.object({ currency: z.enum(["EUR", "USD"]), priority: z.coerce.number().int().min(1).max(9).optional() }),
    headers: z.object({ "x-tenant": z.string().regex(/^[a-z0-9-]{1,32}$/).optional() }),
    body: { required: true, content: { "application/json": { schema: order } } },
  },
  responses: { 201: { description: "Placed" } },
});

const app = new OpenAPIHono();
app.use("/v1/*", async (context, next) => {
  const known = new Map([[context.env.TOKEN, "user-1"]]);
  const [scheme, token] = (context.req.header("authorization") ?? "").split(" ");
  if (scheme !== "Bearer" || !known.has(token)) return context.text("unauthorized", 401);
  context.set("user", known.get(token));
  await next();
});
app.openapi(route, async (context) => {
  const answer = await context.env.SERVICE.call(JSON.stringify(context.req.valid("json")));
  return context.body(answer, 201, { "content-type": "application/json" });
});

export default app;
