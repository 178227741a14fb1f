UPDATE capture_images SET capture = $name WHERE capture = $former
