<?php

namespace Team\Library;

function answer(): int
{
    return 42;
}
