using Weir.Stores.Sqlite;

namespace Weir.Stores.Agent;

/// <summary>The statements that change captures, on the journal's writing connection.</summary>
internal sealed class CaptureStatements : IDisposable
{
    private readonly SqliteStatement _upsert;
    private readonly SqliteStatement _delete;
    private readonly SqliteStatement _insertImage;
    private readonly SqliteStatement _renameImages;
    private readonly SqliteStatement _deleteImages;
    private readonly SqliteStatement _deleteOldImages;

    public CaptureStatements(SqliteFile file, SqlFiles sql)
    {
        var writer = file.Writer;
        _upsert = new(writer, sql["UpsertCapture"], [.. CaptureRow.Columns]);
        _delete = new(writer, sql["DeleteCapture"], "name");
        _insertImage = new(writer, sql["InsertImage"], "capture", "at", "by", "area");
        _renameImages = new(writer, sql["RenameImages"], "name", "former");
        _deleteImages = new(writer, sql["DeleteImages"], "name");
        _deleteOldImages = new(writer, sql["DeleteOldImages"], "capture", "kept");
    }

    public void Run(CaptureChange change)
    {
        switch (change)
        {
            case CaptureDeleted { Name: var name }:
                _delete.Run(name.Text);
                _deleteImages.Run(name.Text);
                break;
            case CaptureKept kept:
                Keep(kept);
                break;
            default:
                throw new InvalidOperationException($"no statement changes a capture by {change.GetType().Name}");
        }
    }

    public void Dispose()
    {
        foreach (
            var statement in (ReadOnlySpan<SqliteStatement>)[_upsert, _delete, _insertImage, _renameImages, _deleteImages, _deleteOldImages]
        )
        {
            statement.Dispose();
        }
    }

    private void Keep(CaptureKept kept)
    {
        var name = kept.Capture.Name.Text;
        if (kept.Former is { } former)
        {
            // Before the row of the new name: the key is in one row only.
            _delete.Run(former.Text);
            _renameImages.Run(name, former.Text);
        }

        _upsert.Run(CaptureRow.Values(kept.Capture));
        if (kept.Area is { } area)
        {
            _insertImage.Run(name, StoredTime.Text(kept.Capture.ChangedAt), kept.Capture.ChangedBy, area);
            _deleteOldImages.Run(name, CaptureImage.Most);
        }
    }
}
