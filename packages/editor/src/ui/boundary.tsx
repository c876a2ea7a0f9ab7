import { Component, type ReactNode } from "react";
import { defineWords } from "../language/language.ts";
import { Button } from "./button.tsx";
import styles from "./boundary.module.css";

const words = defineWords(
  {
    title: "This part could not be drawn",
    hint: "What you edited is kept. The rest of the page goes on.",
    again: "Try again",
    reload: "Load the page again",
  },
  { title: "此部分无法显示", hint: "你的修改已保留，页面其余部分可继续使用。", again: "重试", reload: "重新加载页面" },
);

interface State {
  readonly failed: Error | undefined;
}

interface Props {
  /** What failed may be all right for something else: a change of this tries again. */
  readonly about?: unknown;
  readonly children: ReactNode;
}

/** Keeps a mistake of one part of the page from taking the others with it: it says so in its place, and can be tried again. */
export class Boundary extends Component<Props, State> {
  override state: State = { failed: undefined };

  static getDerivedStateFromError(thrown: unknown): State {
    return { failed: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.about !== this.props.about) this.setState({ failed: undefined });
  }

  override render() {
    const { failed } = this.state;
    if (!failed) return this.props.children;
    const text = words.now();
    return (
      <div role="alert" className={styles["boundary"]}>
        <h2>{text.title}</h2>
        <p>{text.hint}</p>
        <code>{failed.message}</code>
        <span>
          <Button onClick={() => this.setState({ failed: undefined })}>{text.again}</Button>{" "}
          <Button look="quiet" onClick={() => location.reload()}>
            {text.reload}
          </Button>
        </span>
      </div>
    );
  }
}
