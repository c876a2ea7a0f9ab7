import { Route, Switch } from "wouter";
import { token } from "./api/session.ts";
import { Home } from "./home/home.tsx";
import { Blank } from "./shell/blank.tsx";
import { EditorPage } from "./shell/editor-page.tsx";
import { SettingsHost } from "./settings/settings-host.tsx";
import { words } from "./shell/words.ts";

/** Addresses and their pages. */
export function App() {
  const text = words.use();
  if (token() === undefined) return <Blank title={text.locked}>{text.lockedHint}</Blank>;
  return (
    <>
      <Switch>
        <Route path="/p/*">{({ "*": file }) => <EditorPage key={file} file={file ?? ""} />}</Route>
        <Route>
          <Home />
        </Route>
      </Switch>
      <SettingsHost />
    </>
  );
}
