import { Hono } from "hono";
import type { Context, MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { ServerDeps } from "./deps.ts";
import { guard, isApiPath, methods } from "./guard.ts";
import { withSecurityHeaders } from "./headers.ts";
import { replyWithPageFile } from "./page.ts";
import { replyWithError } from "./reply.ts";
import { exampleRoutes } from "./routes/examples.ts";
import { gradingRoutes } from "./routes/grading.ts";
import { healthRoutes } from "./routes/health.ts";
import { interviewRoutes } from "./routes/interview.ts";
import { mirrorRoutes } from "./routes/mirror.ts";
import { modelRoutes } from "./routes/models.ts";
import { packRoutes } from "./routes/packs.ts";
import { prepareRoutes } from "./routes/prepare.ts";
import { setupRoutes } from "./routes/setup.ts";
import { storyRoutes } from "./routes/stories.ts";

export interface AppOptions {
  /** Takes one line per request, where somebody wants them: method, route, status, ms, bytes; never a body, a query or a header. */
  readonly logRequest?: (line: string) => void;
}

/** The whole server but its socket: guard, routes, the page's files, and one place each for errors and unknown addresses. */
export function createApp(deps: ServerDeps, options: AppOptions = {}): Hono {
  const app = new Hono();
  if (options.logRequest !== undefined) app.use("*", requestLog(options.logRequest));
  app.use("*", withSecurityHeaders);
  app.use("*", guard({ port: deps.port, secret: deps.secret }));

  app.route("/api/health", healthRoutes(deps));
  app.route("/api/setup", setupRoutes(deps));
  app.route("/api/packs", packRoutes(deps));
  app.route("/api/prepare", prepareRoutes(deps));
  app.route("/api/mirror", mirrorRoutes(deps));
  app.route("/api/stories", storyRoutes(deps));
  app.route("/api/interview", interviewRoutes(deps));
  app.route("/api/examples", exampleRoutes(deps));
  app.route("/api/grading", gradingRoutes(deps));
  app.route("/api/models", modelRoutes(deps));

  app.notFound(async (context) => {
    const isRead = context.req.method === "GET" || context.req.method === "HEAD";
    const file = isRead && !isApiPath(context.req.path) ? await replyWithPageFile(context, deps.pageFolder) : null;
    return file ?? replyNotFound(app, context);
  });
  app.onError((error, context) => {
    deps.log(`${context.req.method} ${routeOf(context)} failed: ${error.stack ?? String(error)}`);
    return replyWithError(context, { code: "internal" });
  });
  return app;
}

/** A known address that does not take the method is told apart from an unknown one. */
function replyNotFound(app: Hono, context: Context): Response {
  const { method, path } = context.req;
  const allowed = methods.filter((other) => other !== method && takes(app, other === "HEAD" ? "GET" : other, path));
  if (allowed.length === 0) return replyWithError(context, { code: "not-found" });
  context.header("allow", allowed.join(", "));
  return replyWithError(context, { code: "method-not-allowed" });
}

function takes(app: Hono, method: string, path: string): boolean {
  const [handlers] = app.router.match(method, path);
  return handlers.some(([[, route]]) => route.method === method);
}

/** Ids and hashes stand as `:id` in it. */
const routeOf = (context: Context): string => routePath(context, -1);

function requestLog(log: (line: string) => void): MiddlewareHandler {
  return async (context, next) => {
    const start = performance.now();
    await next();
    const ms = (performance.now() - start).toFixed(1);
    const bytes = context.res.headers.get("content-length") ?? "-";
    log(`${context.req.method} ${routeOf(context)} ${context.res.status} ${ms}ms ${bytes}B`);
  };
}
