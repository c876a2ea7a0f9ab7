import { AV_LOG_QUIET } from "node-av/constants";
import { Log } from "node-av/lib";

// FFmpeg's chatter goes to stderr, which belongs to the person at the terminal; every failure is a return code as well.
Log.setLevel(AV_LOG_QUIET);
