import fc from "fast-check";

// Loaded before a test as `same-chance.ts?seed=1`, so that every mutant meets the same generated input.
fc.configureGlobal({ seed: Number(new URL(import.meta.url).searchParams.get("seed")) });
