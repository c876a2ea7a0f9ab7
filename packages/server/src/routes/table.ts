import type { Route } from "../http/route.ts";
import { artifactRoutes } from "./artifacts.ts";
import { catalogueRoutes } from "./catalogue.ts";
import { describing } from "./describe.ts";
import { eventRoutes } from "./events.ts";
import { exampleRoutes } from "./examples.ts";
import { feedbackRoutes } from "./feedback.ts";
import { generateRoutes } from "./generate.ts";
import { peopleRoutes } from "./people.ts";
import { operationRoutes } from "./operations.ts";
import { pipelineMediaRoutes } from "./pipeline-media.ts";
import { pipelineRoutes } from "./pipelines.ts";
import { planRoutes } from "./plans.ts";
import { runRoutes } from "./runs.ts";
import type { Services } from "./services.ts";
import { sessionRoutes } from "./session.ts";
import { takeRoutes } from "./takes.ts";
import { vendorWebhookRoutes } from "./vendor-webhooks.ts";
import { settingsRoutes } from "./settings.ts";
import { unitRoutes } from "./units.ts";
import { watchRoutes } from "./watch.ts";
import { webhookRoutes } from "./webhooks.ts";

/** All that the server answers, but for its page. What is not here is refused. */
export function routeTable(services: Services): readonly Route[] {
  return describing([
    ...sessionRoutes(services),
    ...operationRoutes(services),
    ...pipelineRoutes(services),
    ...pipelineMediaRoutes(services),
    ...exampleRoutes(services),
    ...catalogueRoutes(services),
    ...settingsRoutes(services),
    ...planRoutes(services),
    ...runRoutes(services),
    ...peopleRoutes(services),
    ...unitRoutes(services),
    ...takeRoutes(services),
    ...feedbackRoutes(services),
    ...watchRoutes(services),
    ...eventRoutes(services),
    ...artifactRoutes(services),
    ...generateRoutes(services),
    ...webhookRoutes(services),
    ...vendorWebhookRoutes(services),
  ]);
}
