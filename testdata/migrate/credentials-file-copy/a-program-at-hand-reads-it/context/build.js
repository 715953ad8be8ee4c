const text = require("fs").readFileSync(".npmrc", "utf8");
console.log(text.length);
