FROM scratch
﻿USER a
