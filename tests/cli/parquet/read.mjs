// node read.mjs FILE: the rows of a Parquet file as JSON, one object a line; then its metadata.
import { gunzipSync } from "node:zlib";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";

const file = await asyncBufferFromFile(process.argv[2]);
const compressors = { GZIP: (bytes) => new Uint8Array(gunzipSync(bytes)) };
const plain = (_, value) => (typeof value === "bigint" ? Number(value) : value);
for (const row of await parquetReadObjects({ file, compressors })) console.log(JSON.stringify(row, plain));
const { schema, row_groups: groups, key_value_metadata: metadata } = await parquetMetadataAsync(file);
console.log(JSON.stringify({ schema, groups: groups.length, metadata }, plain));
