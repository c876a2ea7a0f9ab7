import type { MockVendorOptions } from "../options.ts";
import { startMockVendor } from "../start.ts";

// A vendor in a process of its own, which a test may kill. Options are its argument, its address is what it prints.
const vendor = await startMockVendor(JSON.parse(process.argv[2] ?? "{}") as MockVendorOptions);
console.log(vendor.url);
