#!/usr/bin/env node
import './optimise-later.js'
import '../dist/cli/main.js'
