namespace Weir.Linux;

/// <summary>One change that the kernel told of.</summary>
/// <param name="Watch">What <see cref="Inotify.Watch"/> gave.</param>
/// <param name="What">What happened.</param>
/// <param name="Name">The file within a watched folder, else empty.</param>
public readonly record struct FileChange(int Watch, FileChanges What, string Name);
