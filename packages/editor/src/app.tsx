import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { token } from "./api/session.ts";
import { Blank } from "./shell/blank.tsx";
import { SettingsHost } from "./settings/settings-host.tsx";
import { words } from "./shell/words.ts";
import { Boundary } from "./ui/boundary.tsx";

const Home = lazy(() => import("./home/home.tsx").then(({ Home }) => ({ default: Home })));
const EditorPage = lazy(() => import("./shell/editor-page.tsx").then(({ EditorPage }) => ({ default: EditorPage })));
const AppView = lazy(() => import("./app-view/app-view.tsx").then(({ AppView }) => ({ default: AppView })));
const Watch = lazy(() => import("./watch/watch.tsx").then(({ Watch }) => ({ default: Watch })));
const Feedback = lazy(() => import("./feedback/feedback.tsx").then(({ Feedback }) => ({ default: Feedback })));

/** Addresses and their pages. Who has a link to a film may watch it; all others need the tab's token. */
export function App() {
  return (
    <Boundary>
      <Suspense>
        <Switch>
          <Route path="/watch/:link">{({ link }) => <Watch link={link} />}</Route>
          <Route>
            <Inside />
          </Route>
        </Switch>
      </Suspense>
    </Boundary>
  );
}

function Inside() {
  const text = words.use();
  if (token() === undefined) return <Blank title={text.locked}>{text.lockedHint}</Blank>;
  return (
    <>
      <Switch>
        <Route path="/p/*">{({ "*": file }) => <EditorPage key={file} file={file ?? ""} />}</Route>
        <Route path="/app/*">{({ "*": file }) => <AppView key={file} file={file ?? ""} />}</Route>
        <Route path="/feedback" component={Feedback} />
        <Route>
          <Home />
        </Route>
      </Switch>
      <SettingsHost />
    </>
  );
}
