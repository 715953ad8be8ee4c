<?php

require __DIR__ . '/vendor/autoload.php';

echo Team\Library\answer(), "\n";
