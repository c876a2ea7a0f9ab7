import { Suspense } from "react";
import { Route, Switch } from "wouter";
import { token } from "./api/session.ts";
import { Blank } from "./shell/blank.tsx";
import { SettingsHost } from "./settings/settings-host.tsx";
import { words } from "./shell/words.ts";
import { Boundary } from "./ui/boundary.tsx";
import { fetched } from "./ui/fetched.tsx";

const Home = fetched(() => import("./home/home.tsx").then(({ Home }) => Home));
const EditorPage = fetched(() => import("./shell/editor-page.tsx").then(({ EditorPage }) => EditorPage));
const AppView = fetched(() => import("./app-view/app-view.tsx").then(({ AppView }) => AppView));
const Watch = fetched(() => import("./watch/watch.tsx").then(({ Watch }) => Watch));
const Feedback = fetched(() => import("./feedback/feedback.tsx").then(({ Feedback }) => Feedback));

const pages = { p: EditorPage, app: AppView, watch: Watch, feedback: Feedback };

/** Fetches the code of the page at an address. Rejects when it can't be had. */
export function fetchPage(path: string): Promise<void> {
  const [, first = ""] = path.split("/");
  return (Object.hasOwn(pages, first) ? pages[first as keyof typeof pages] : Home).fetch();
}

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
