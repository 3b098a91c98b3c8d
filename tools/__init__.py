"""What the project needs to make itself and no user needs: not part of the package."""
