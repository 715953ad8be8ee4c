FROM scratch a
